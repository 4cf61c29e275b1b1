#include "CParlanceCurl.h"

#include <dlfcn.h>
#include <stdio.h>

// Each entry is the function's name without "curl_"; its type comes from libcurl's own header.
#define CCURL_FUNCTIONS(X)                                                                                             \
    X(global_init)                                                                                                     \
    X(version)                                                                                                         \
    X(easy_init)                                                                                                       \
    X(easy_cleanup)                                                                                                    \
    X(easy_pause)                                                                                                      \
    X(easy_strerror)                                                                                                   \
    X(easy_getinfo)                                                                                                    \
    X(easy_setopt)                                                                                                     \
    X(slist_append)                                                                                                    \
    X(slist_free_all)                                                                                                  \
    X(multi_init)                                                                                                      \
    X(multi_cleanup)                                                                                                   \
    X(multi_add_handle)                                                                                                \
    X(multi_remove_handle)                                                                                             \
    X(multi_perform)                                                                                                   \
    X(multi_poll)                                                                                                      \
    X(multi_wakeup)                                                                                                    \
    X(multi_strerror)                                                                                                  \
    X(multi_info_read)

// The header checks the arguments of these with macros of the same names.
#undef curl_easy_setopt
#undef curl_easy_getinfo

struct table {
#define DECLARE(name) __typeof__(curl_##name) *name;
    CCURL_FUNCTIONS(DECLARE)
#undef DECLARE
};

static struct table curl;

bool ccurl_load(const char *library, char *reason, size_t capacity) {
    void *handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);
    if (handle == NULL) {
        const char *message = dlerror();
        snprintf(reason, capacity, "%s", message != NULL ? message : library);
        return false;
    }
    struct table found;
#define LOOK_UP(name)                                                                                                  \
    found.name = (__typeof__(found.name))dlsym(handle, "curl_" #name);                                                 \
    if (found.name == NULL) {                                                                                          \
        snprintf(reason, capacity, "%s: no function curl_%s", library, #name);                                         \
        dlclose(handle);                                                                                               \
        return false;                                                                                                  \
    }
    CCURL_FUNCTIONS(LOOK_UP)
#undef LOOK_UP
    CURLcode code = found.global_init(CURL_GLOBAL_DEFAULT);
    if (code != CURLE_OK) {
        snprintf(reason, capacity, "%s: %s", library, found.easy_strerror(code));
        dlclose(handle);
        return false;
    }
    curl = found;
    return true;
}

const char *ccurl_version(void) { return curl.version(); }

CURL *ccurl_easy_init(void) { return curl.easy_init(); }

void ccurl_easy_cleanup(CURL *easy) { curl.easy_cleanup(easy); }

CURLcode ccurl_easy_pause(CURL *easy, int directions) { return curl.easy_pause(easy, directions); }

const char *ccurl_easy_strerror(CURLcode code) { return curl.easy_strerror(code); }

CURLcode ccurl_set_long(CURL *easy, CURLoption option, long value) { return curl.easy_setopt(easy, option, value); }

CURLcode ccurl_set_string(CURL *easy, CURLoption option, const char *value) {
    return curl.easy_setopt(easy, option, value);
}

CURLcode ccurl_set_pointer(CURL *easy, CURLoption option, void *value) {
    return curl.easy_setopt(easy, option, value);
}

CURLcode ccurl_set_callback(CURL *easy, CURLoption option, ccurl_data_callback callback) {
    return curl.easy_setopt(easy, option, callback);
}

long long ccurl_get_microseconds(CURL *easy, CURLINFO info) {
    curl_off_t time = 0;
    return curl.easy_getinfo(easy, info, &time) == CURLE_OK ? (long long)time : 0;
}

CURLcode ccurl_set_body(CURL *easy, const void *bytes, size_t count) {
    // The size comes first: libcurl copies as much as it knows of when it is given the bytes.
    CURLcode code = curl.easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)count);
    return code != CURLE_OK ? code : curl.easy_setopt(easy, CURLOPT_COPYPOSTFIELDS, count == 0 ? "" : bytes);
}

struct curl_slist *ccurl_slist_append(struct curl_slist *list, const char *line) {
    return curl.slist_append(list, line);
}

void ccurl_slist_free(struct curl_slist *list) { curl.slist_free_all(list); }

CURLM *ccurl_multi_init(void) { return curl.multi_init(); }

CURLMcode ccurl_multi_cleanup(CURLM *multi) { return curl.multi_cleanup(multi); }

CURLMcode ccurl_multi_add(CURLM *multi, CURL *easy) { return curl.multi_add_handle(multi, easy); }

CURLMcode ccurl_multi_remove(CURLM *multi, CURL *easy) { return curl.multi_remove_handle(multi, easy); }

CURLMcode ccurl_multi_perform(CURLM *multi) {
    int running;
    return curl.multi_perform(multi, &running);
}

CURLMcode ccurl_multi_poll(CURLM *multi, int timeout_milliseconds) {
    return curl.multi_poll(multi, NULL, 0, timeout_milliseconds, NULL);
}

CURLMcode ccurl_multi_wakeup(CURLM *multi) { return curl.multi_wakeup(multi); }

const char *ccurl_multi_strerror(CURLMcode code) { return curl.multi_strerror(code); }

CURL *ccurl_multi_next_ended(CURLM *multi, CURLcode *result) {
    int remaining;
    for (CURLMsg *message; (message = curl.multi_info_read(multi, &remaining)) != NULL;) {
        if (message->msg == CURLMSG_DONE) {
            *result = message->data.result;
            return message->easy_handle;
        }
    }
    return NULL;
}
