#!/usr/bin/env bash
# copy_elsewhere.sh ROOT: a copy of the tree in a folder with blanks in its name works from another folder, and a build of it
# elsewhere has the same model version. Takes as long as a build.
set -euo pipefail
root=$1
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

copy() {
    mkdir -p "$1"
    tar -C "$root" --exclude=./build --exclude=./out --exclude=./.git -cf - . | tar -C "$1" -xf -
}
expect() {
    if [ "$2" != "$3" ]; then
        printf '%s: expected\n  %s\nbut found\n  %s\n' "$1" "$2" "$3" >&2
        exit 1
    fi
}

tree="$scratch/a folder with blanks/the tree"
copy "$tree"
mkdir "$scratch/work here"
cp "$root/scenarios/verification/one-berth.yaml" "$scratch/work here/my port.yaml"
cd "$scratch/work here"

version=$("$tree/tools/run" --version)
expect 'the first call and the second' "$version" "$("$tree/tools/run" --version)"
"$tree/tools/run" --help | grep -q '^Usage: portsim '
"$tree/tools/run" run 'my port.yaml' --report 'my report.html' | grep -q "^To repeat: portsim run 'my port.yaml' "
expect 'what lies in the folder of work' $'my port.yaml\nmy report.html' "$(ls)"
state=0
"$tree/tools/run" run 'no such port.yaml' >/dev/null 2>&1 || state=$?
expect 'the exit code of a file that is missing' 3 "$state"

copy "$scratch/elsewhere"
cmake -S "$scratch/elsewhere" -B "$scratch/another build" -G Ninja -DCMAKE_BUILD_TYPE=Release >/dev/null
cmake --build "$scratch/another build" --target model_version >/dev/null
expect 'the model version of a build elsewhere' "${version##* }" \
    "$(sed -n 's/.*PORTSIM_MODEL_VERSION "\(.*\)"/\1/p' "$scratch/another build/tools/model_version.cpp")"
