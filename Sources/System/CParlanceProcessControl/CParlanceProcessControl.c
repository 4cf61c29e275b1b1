#include "CParlanceProcessControl.h"
