#ifndef PARLANCE_CYAML_SHIM_H
#define PARLANCE_CYAML_SHIM_H

// libyaml's parser has no variadic call and no macro that Swift cannot see, so the header is all there is.
#include <yaml.h>

#endif
