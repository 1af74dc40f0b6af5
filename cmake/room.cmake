# room(<target> SOURCES <cpp>... HEADERS <h>... USES <public targets>... HIDDEN <private targets>...)
# One folder, one static library, with an alias <target>::<target>. Each header must compile by itself
# (target all_verify_interface_header_sets). HIDDEN libraries are seen by this room's .cpp files alone.
function(room target)
    cmake_parse_arguments(ROOM "" "" "SOURCES;HEADERS;USES;HIDDEN" ${ARGN})
    add_library(${target} STATIC)
    add_library(${target}::${target} ALIAS ${target})
    target_sources(${target}
        PRIVATE ${ROOM_SOURCES}
        PUBLIC FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES ${ROOM_HEADERS})
    target_link_libraries(${target} PUBLIC ${ROOM_USES} PRIVATE portsim_options ${ROOM_HIDDEN})
    target_compile_features(${target} PUBLIC cxx_std_20)
    set_target_properties(${target} PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON)
endfunction()
