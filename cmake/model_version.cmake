# The model's version: what its results depend on, as the first 16 hex digits of a SHA-256. Two programs of one model version
# give the same figures to the same question, so a store may answer for either.
#
# It is a script, run at build whenever a source of the model changes:
#   cmake -D ROOT=<tree> -D COMPILER=<id, version, processor> -D FLAGS=<flags> -D OUTPUT=<file.cpp> -P model_version.cmake
# Hashed are the .cpp and .h files of ROOT/sim and ROOT/models by name and content, the compiler and its flags. Where the tree
# and the build folder lie does not count, nor does the order in which a file system lists its files.
cmake_minimum_required(VERSION 3.25)

file(GLOB_RECURSE sources LIST_DIRECTORIES false RELATIVE "${ROOT}"
    "${ROOT}/sim/*.cpp" "${ROOT}/sim/*.h" "${ROOT}/models/*.cpp" "${ROOT}/models/*.h")
list(SORT sources)
if(NOT sources)
    message(FATAL_ERROR "no sources of a model in '${ROOT}'")
endif()

string(REPLACE "${ROOT}" "" flags "${FLAGS}")
string(REGEX REPLACE "[ ;]+" " " flags "${flags}")
string(STRIP "${flags}" flags)
set(all "compiler ${COMPILER}\nflags ${flags}\n")
foreach(source IN LISTS sources)
    file(SHA256 "${ROOT}/${source}" hash)
    string(APPEND all "${hash} ${source}\n")
endforeach()
string(SHA256 version "${all}")
string(SUBSTRING "${version}" 0 16 version)

file(WRITE "${OUTPUT}" "// Written by cmake/model_version.cmake at build. Not to be edited.
#include \"tools/commands.h\"

#define PORTSIM_MODEL_VERSION \"${version}\"

std::string_view port::commands::model_version()
{
    return PORTSIM_MODEL_VERSION;
}
")
