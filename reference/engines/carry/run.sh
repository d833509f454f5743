#!/usr/bin/env bash
# Runs the bundle that lies beside it: run.sh ARGUMENTS…, as one would call the bundled program.
# run.sh --diagnose tells why there is no GPU.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)

# The driver's own libraries come first where a container mounts them in an unusual place.
libraries=$here/lib
for folder in /usr/local/nvidia/lib64 /usr/local/nvidia/lib; do
  if [ -d "$folder" ]; then libraries=$libraries:$folder; fi
done
if ! { ldconfig -p 2>/dev/null || /sbin/ldconfig -p; } | grep -q 'libXext\.so\.6'; then libraries=$libraries:$here/x11; fi
export LD_LIBRARY_PATH=$libraries${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}

# The Vulkan driver, by both of the names that loaders read; one that was set is kept.
if [ -z "${VK_DRIVER_FILES:-}" ]; then
  for file in /usr/local/nvidia/share/vulkan/icd.d/nvidia_icd.json /etc/vulkan/icd.d/nvidia_icd.json /usr/share/vulkan/icd.d/nvidia_icd.json; do
    if [ -f "$file" ]; then export VK_DRIVER_FILES=$file; break; fi
  done
fi
if [ -n "${VK_DRIVER_FILES:-}" ]; then export VK_ICD_FILENAMES=$VK_DRIVER_FILES; fi

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export XDG_RUNTIME_DIR=${XDG_RUNTIME_DIR:-$scratch} HOME=${HOME:-$scratch}
export PROOFMARK_ENGINES=${PROOFMARK_ENGINES:-$here/engines}
if [ -d "$here/files/data" ]; then export PROOFMARK_DATA=${PROOFMARK_DATA:-$here/files/data}; fi

if [ "${1:-}" = --diagnose ]; then
  echo "driver file: ${VK_DRIVER_FILES:-none found}"
  if [ -n "${VK_DRIVER_FILES:-}" ]; then
    cat "$VK_DRIVER_FILES"
    library=$(sed -n 's/.*"library_path" *: *"\([^"]*\)".*/\1/p' "$VK_DRIVER_FILES")
    for folder in ${LD_LIBRARY_PATH//:/ } /usr/lib/x86_64-linux-gnu; do
      if [ -f "$folder/$library" ]; then ldd "$folder/$library" | grep -i 'not found' || echo "$folder/$library: all it needs is there"; fi
    done
  fi
  export VK_LOADER_DEBUG=error,warn,driver
  "$here/bin/node" -e '
    const module = { exports: {} };
    process.dlopen(module, process.argv[1]);
    module.exports.create([]).requestAdapter({}).then((adapter) => {
      const { vendor, architecture, device, description, isFallbackAdapter } = adapter?.info ?? {};
      console.log(adapter ? { vendor, architecture, device, description, isFallbackAdapter } : "no adapter");
    });' "$PROOFMARK_ENGINES/dawn.node"
  exit
fi
"$here/bin/node" "$here/main.cjs" "$@"
