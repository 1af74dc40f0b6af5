#include "tools/store/on_disk.h"

#include "tools/store/store_failure.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <unistd.h>

namespace port::store {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void failed(const char* what, const fs::path& path, int error)
{
    throw StoreFailure(fmt::format("can't {} '{}': {}", what, path.string(), std::strerror(error)));
}

void bring_to_disk(const fs::path& path)
{
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) failed("open", path, errno);
    const int result = ::fsync(file);
    const int error = errno;
    ::close(file);
    if (result != 0) failed("write", path, error);
}

} // namespace

void put_in_place(const fs::path& from, const fs::path& place)
{
    // A name of its own for each process: two attempts may write at once.
    const fs::path beside = place.parent_path() / fmt::format(".{}.{}", place.filename().string(), ::getpid());
    std::error_code error;
    fs::copy_file(from, beside, fs::copy_options::overwrite_existing, error);
    if (!error) {
        bring_to_disk(beside);
        fs::rename(beside, place, error);
    }
    if (error) {
        std::error_code ignored;
        fs::remove(beside, ignored);
        throw StoreFailure(fmt::format("can't write '{}': {}", place.string(), error.message()));
    }
    bring_to_disk(place.parent_path());
}

} // namespace port::store
