#include "tools/scenario_io/read_record.h"

#include "tools/scenario_io/file_text.h"
#include "tools/scenario_io/text_tree.h"
#include "tools/scenario_io/tree_reader.h"

namespace port::io {

RecordFile::RecordFile(const std::filesystem::path& file, void* record, const RecordInfo& info,
                       const Catalogues& catalogues)
{
    FileText read = read_file_text(file);
    if (read.problem) {
        text_ = std::make_shared<const TextLines>(file.string(), "");
        tell(std::move(*read.problem));
        return;
    }
    NamedTree named = named_tree(read.text, file.string());
    text_ = named.text;
    diagnostics = std::move(named.tree.diagnostics);
    if (named.tree.broken) return;
    TreeReader reader(text_, catalogues, origins_, file.parent_path());
    reader.read_record(named.tree.root, record, info, "");
    diagnostics.insert(diagnostics.end(), reader.diagnostics.begin(), reader.diagnostics.end());
}

void RecordFile::tell(Problem problem)
{
    const std::optional<Origin> origin = origins_.nearest(problem.path);
    diagnostics.push_back((origin ? *origin : Origin{text_, 0, 0, {}, {}}).diagnostic(std::move(problem)));
}

} // namespace port::io
