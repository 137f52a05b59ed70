/* Preloaded: no write takes more than seven bytes. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <sys/types.h>

ssize_t write(int file, const void *bytes, size_t count)
{
    ssize_t (*whole)(int, const void *, size_t) = dlsym(RTLD_NEXT, "write");
    return whole(file, bytes, count < 7 ? count : 7);
}
