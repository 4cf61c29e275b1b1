// libcurl for Swift, loaded when it is first needed instead of when the program starts: its thirty or so libraries
// cost about 9 ms. The headers give types and constants, every call goes through a table that ccurl_load fills.
// Swift cannot call variadic functions either, so setopt and getinfo are here once for each type of argument.

#ifndef CPARLANCECURL_H
#define CPARLANCECURL_H

#include <curl/curl.h>
#include <stdbool.h>
#include <stddef.h>

/// The file name under which the dynamic linker finds libcurl's current interface.
#if defined(__APPLE__)
#define CCURL_LIBRARY "libcurl.4.dylib"
#else
#define CCURL_LIBRARY "libcurl.so.4"
#endif

/// Receives a part of the body or a header line; the arguments are libcurl's for CURLOPT_WRITEFUNCTION.
typedef size_t (*ccurl_data_callback)(char *bytes, size_t size, size_t count, void *context);

/// Loads and initializes the library. On failure writes the reason, always terminated, and changes nothing else.
/// Not for two threads at once, and no other function here may be called before it has returned true.
bool ccurl_load(const char *library, char *reason, size_t capacity);

/// The versions of the library and of what it uses: names and numbers with a slash between them, and blanks.
const char *ccurl_version(void);

CURL *ccurl_easy_init(void);
void ccurl_easy_cleanup(CURL *easy);
CURLcode ccurl_easy_pause(CURL *easy, int directions);
const char *ccurl_easy_strerror(CURLcode code);
CURLcode ccurl_set_long(CURL *easy, CURLoption option, long value);
CURLcode ccurl_set_string(CURL *easy, CURLoption option, const char *value);
CURLcode ccurl_set_pointer(CURL *easy, CURLoption option, void *value);
CURLcode ccurl_set_callback(CURL *easy, CURLoption option, ccurl_data_callback callback);
/// One of the times of a transfer; 0 where there is none.
long long ccurl_get_microseconds(CURL *easy, CURLINFO info);
/// Gives the body of a POST, which libcurl copies.
CURLcode ccurl_set_body(CURL *easy, const void *bytes, size_t count);

struct curl_slist *ccurl_slist_append(struct curl_slist *list, const char *line);
void ccurl_slist_free(struct curl_slist *list);

CURLM *ccurl_multi_init(void);
CURLMcode ccurl_multi_cleanup(CURLM *multi);
CURLMcode ccurl_multi_add(CURLM *multi, CURL *easy);
CURLMcode ccurl_multi_remove(CURLM *multi, CURL *easy);
CURLMcode ccurl_multi_perform(CURLM *multi);
CURLMcode ccurl_multi_poll(CURLM *multi, int timeout_milliseconds);
CURLMcode ccurl_multi_wakeup(CURLM *multi);
const char *ccurl_multi_strerror(CURLMcode code);
/// The next transfer that has ended, and how; NULL when there is none.
CURL *ccurl_multi_next_ended(CURLM *multi, CURLcode *result);

#endif
