# add_strategies(<target> <folder> <header> <namespace> <interface> <function>)
# Writes the table of a folder of strategies at configure time: every .cpp of <folder> is compiled into <target> and must
# define `void add_<stem>(Catalogue<interface>&)`; `const Catalogue<interface>& <function>()` then knows them all, in order
# of file name. A file without its add_ function is a link error; nothing depends on the order of static initialisation.
function(add_strategies target folder header namespace interface function)
    file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${folder}/*.cpp)
    list(SORT sources)
    set(declarations "")
    set(calls "")
    foreach(source IN LISTS sources)
        get_filename_component(stem ${source} NAME_WE)
        string(APPEND declarations "void add_${stem}(Catalogue<${interface}>&);\n")
        string(APPEND calls "        add_${stem}(all);\n")
    endforeach()
    configure_file(${PROJECT_SOURCE_DIR}/cmake/catalogue.cpp.in ${CMAKE_CURRENT_BINARY_DIR}/${function}.cpp @ONLY)
    target_sources(${target} PRIVATE ${sources} ${CMAKE_CURRENT_BINARY_DIR}/${function}.cpp)
endfunction()
