# What every target of ours is compiled with. Warnings are errors in our code; headers of libraries come in as system ones.
if(NOT CMAKE_BUILD_TYPE)
    set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()

set(PORTSIM_SANITIZE "" CACHE STRING "Sanitizers to build with, as g++ spells them: address,undefined or thread")
option(PORTSIM_COVERAGE "Count the lines that tests reach" OFF)

add_library(portsim_options INTERFACE)
target_compile_features(portsim_options INTERFACE cxx_std_20)
target_compile_options(portsim_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Werror
    -ffp-contract=off) # no fused multiply-add: the same bytes whatever the compiler would like to fuse
set(CMAKE_CXX_EXTENSIONS OFF)

if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # g++ 12 sees danger in inlined library code that is not there (GCC bugs 105329, 105562, 107852).
    target_compile_options(portsim_options INTERFACE
        -Wno-restrict -Wno-maybe-uninitialized -Wno-stringop-overflow -Wno-stringop-overread -Wno-array-bounds)
    if(CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
        target_compile_options(portsim_options INTERFACE -fconcepts-diagnostics-depth=2)
    endif()
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 15)
    # clang 14 has coroutines but does not say so, and lacks the builtin that libstdc++'s <source_location> asks for.
    target_compile_definitions(portsim_options INTERFACE __cpp_impl_coroutine=201902L)
    target_include_directories(portsim_options SYSTEM INTERFACE ${PROJECT_SOURCE_DIR}/cmake/clang14)
endif()
if(PORTSIM_SANITIZE)
    target_compile_options(portsim_options INTERFACE -fsanitize=${PORTSIM_SANITIZE} -fno-omit-frame-pointer)
    target_link_options(portsim_options INTERFACE -fsanitize=${PORTSIM_SANITIZE})
endif()
if(PORTSIM_COVERAGE)
    target_compile_options(portsim_options INTERFACE --coverage)
    target_link_options(portsim_options INTERFACE --coverage)
endif()

find_program(CCACHE ccache)
if(CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()
