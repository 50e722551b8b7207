#!/usr/bin/env bash
# Makes the README's pictures from one run of the demonstration: terminal.svg, the terminal after the second kill, and dashboard.png, the dashboard
# in a browser between the two kills. Nothing in them is drawn by hand.
#
#   docs/pictures/make.sh      wants chromium, python3, script (util-linux) and the .NET SDK; two minutes on two cores
set -euo pipefail
cd "$(dirname "$0")/../.."
for tool in chromium python3 script dotnet; do command -v "$tool" >/dev/null || { echo "'$tool' is missing" >&2; exit 1; }; done

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
typescript=$scratch/typescript

dotnet build -c Release src/AkkaCluster.Cli -v quiet -clp:NoSummary
script -qfec "stty cols 120 rows 50; dotnet run --no-build -c Release --project src/AkkaCluster.Cli -- demo" "$typescript" >/dev/null </dev/null &
demo=$!

until_shown() { # text
  until grep -q "$1" "$typescript" 2>/dev/null; do
    kill -0 "$demo" 2>/dev/null || { echo "The demonstration ended without '$1':" >&2; tail -5 "$typescript" >&2; exit 1; }
    sleep 0.2
  done
}

until_shown 'found dead and removed'
# The second seed is there until the end.
gateway=$(grep -ao 'seed-2 .*HTTP http://[0-9.:]*' "$typescript" | grep -o 'http://.*')
chromium --headless --no-sandbox --disable-gpu --no-first-run --disable-sync --disable-component-update --disable-background-networking --user-data-dir="$scratch/profile" --hide-scrollbars --window-size=1100,760 \
  --virtual-time-budget=4000 --screenshot="$PWD/docs/pictures/dashboard.png" "$gateway/" >/dev/null 2>&1
until_shown 'took over as leader'
wait "$demo"
python3 docs/pictures/terminal.py <"$typescript" >docs/pictures/terminal.svg
ls -l docs/pictures/*.svg docs/pictures/*.png
