#include "CParlanceBuildRecord.h"

// A section of its own, so that objcopy can replace it in the finished program (see .ci/release): nothing has to be
// compiled anew when the commit changes, and the compiler cannot know the text beforehand. Its size is fixed there, too.
#if defined(__ELF__)
__attribute__((section("parlance_record"), used))
#endif
static const char record[1024] = "\n";

const char *parlance_build_record(void) {
    const char *text = record;
#if defined(__GNUC__)
    // What the optimizer sees in the line above is not what the program will find.
    __asm__("" : "+r"(text));
#endif
    return text;
}
