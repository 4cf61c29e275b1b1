#ifndef PARLANCE_BUILD_RECORD_H
#define PARLANCE_BUILD_RECORD_H

/// What was written into the program after it was linked: lines of a name, a blank and a value. Empty in a program that
/// was built by hand. Ends with 0.
const char *parlance_build_record(void);

#endif
