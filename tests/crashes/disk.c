/* A disk that fails on request. Loaded before libc (LD_PRELOAD), it does nothing until a process
 * calls disk_fails(under, does, at, every, counted): it then counts what is done to the files under
 * a folder and, at the operation number `at` (from 1), does what `does` says:
 *
 *   count   nothing
 *   kill    SIGKILL before the operation, as kill -9 would
 *   torn    half of what should be written is, then SIGKILL
 *   full    no space left: this and all further operations that need some fail with ENOSPC
 *   error   this operation, and each `every`-th after it, fails with EIO
 *   unnamed the `at`-th time that RocksDB writes down which files it has, it fails with EIO
 *
 * The file `counted` holds the count, a long, whatever becomes of the process.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#define REAL(name) \
    static __typeof__(&name) real; \
    if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

static atomic_long *done;
static char under[PATH_MAX], does[16];
static long at, every;
static atomic_long named;

int disk_fails(const char *folder, const char *what, long first, long step, const char *counted) {
    int fd = open(counted, O_RDWR | O_CREAT | O_TRUNC, 0644);
    if (fd < 0 || ftruncate(fd, sizeof *done)) return -1;
    done = mmap(NULL, sizeof *done, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    close(fd);
    if (done == MAP_FAILED) return -1;
    snprintf(under, sizeof under, "%s/", folder);
    snprintf(does, sizeof does, "%s", what);
    at = first;
    every = step;
    return 0;
}

static int is_ours(const char *path) {
    return *under && path && !strncmp(path, under, strlen(under));
}

static int is_our_file(int fd) {
    char link[64], path[PATH_MAX];
    if (!*under) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t size = readlink(link, path, sizeof path - 1);
    if (size < 0) return 0;
    path[size] = 0;
    return is_ours(path);
}

/* What becomes of the next operation: 0 it is done, an error number, or -1 half of it. */
static int fate(int needs_space) {
    long now = atomic_fetch_add(done, 1) + 1;
    if (now < at || !at) return 0;
    if (!strcmp(does, "kill") && now == at) kill(getpid(), SIGKILL);
    if (!strcmp(does, "torn") && now >= at && needs_space) return -1;
    if (!strcmp(does, "full") && needs_space) return ENOSPC;
    if (!strcmp(does, "error") && (now == at || (every && (now - at) % every == 0))) return EIO;
    return 0;
}

/* What becomes of writing a file down. */
static int fate_of_sync(int fd) {
    char link[64], path[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t size = readlink(link, path, sizeof path - 1);
    path[size < 0 ? 0 : size] = 0;
    int is_next = strstr(path, "/MANIFEST-") && atomic_fetch_add(&named, 1) + 1 == at;
    return is_next && !strcmp(does, "unnamed") ? EIO : fate(1);
}

#define FAIL(condition, needs_space) \
    FAIL_BY(condition, fate(needs_space))

#define FAIL_BY(condition, what) \
    if (condition) { \
        int error = what; \
        if (error > 0) { errno = error; return -1; } \
    }

#define FAIL_OR_TEAR(half) \
    if (is_our_file(fd)) { \
        int error = fate(1); \
        if (error > 0) { errno = error; return -1; } \
        if (error < 0) { half; kill(getpid(), SIGKILL); } \
    }

ssize_t write(int fd, const void *from, size_t size) {
    REAL(write);
    FAIL_OR_TEAR(if (real(fd, from, size / 2) < 0) return -1)
    return real(fd, from, size);
}

ssize_t pwrite(int fd, const void *from, size_t size, off_t where) {
    REAL(pwrite);
    FAIL_OR_TEAR(if (real(fd, from, size / 2, where) < 0) return -1)
    return real(fd, from, size, where);
}

ssize_t pwrite64(int fd, const void *from, size_t size, off64_t where) {
    REAL(pwrite64);
    FAIL_OR_TEAR(if (real(fd, from, size / 2, where) < 0) return -1)
    return real(fd, from, size, where);
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
    REAL(writev);
    FAIL_OR_TEAR(if (real(fd, parts, (count + 1) / 2) < 0) return -1)
    return real(fd, parts, count);
}

int fsync(int fd) {
    REAL(fsync);
    FAIL_BY(is_our_file(fd), fate_of_sync(fd))
    return real(fd);
}

int fdatasync(int fd) {
    REAL(fdatasync);
    FAIL_BY(is_our_file(fd), fate_of_sync(fd))
    return real(fd);
}

int ftruncate(int fd, off_t size) {
    REAL(ftruncate);
    FAIL(is_our_file(fd), 0)
    return real(fd, size);
}

int ftruncate64(int fd, off64_t size) {
    REAL(ftruncate64);
    FAIL(is_our_file(fd), 0)
    return real(fd, size);
}

int fallocate(int fd, int mode, off_t where, off_t size) {
    REAL(fallocate);
    FAIL(is_our_file(fd), 1)
    return real(fd, mode, where, size);
}

int rename(const char *from, const char *to) {
    REAL(rename);
    FAIL(is_ours(to), 1)
    return real(from, to);
}

int unlink(const char *path) {
    REAL(unlink);
    FAIL(is_ours(path), 0)
    return real(path);
}

int mkdir(const char *path, mode_t mode) {
    REAL(mkdir);
    FAIL(is_ours(path), 1)
    return real(path, mode);
}

#define OPENS(name) \
    int name(const char *path, int flags, ...) { \
        REAL(name); \
        mode_t mode = 0; \
        if (flags & (O_CREAT | O_TMPFILE)) { \
            va_list rest; \
            va_start(rest, flags); \
            mode = va_arg(rest, mode_t); \
            va_end(rest); \
        } \
        FAIL((flags & O_CREAT) && is_ours(path), 1) \
        return real(path, flags, mode); \
    }

OPENS(open)
OPENS(open64)
