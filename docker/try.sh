#!/usr/bin/env bash
# Tries the container files on one Debian machine that can reach no container registry: builds the images, starts PostgreSQL, two seeds and three
# workers on a network of their own, hands in jobs, stops one container, kills another in the middle of a job, scales the workers, and takes all down.
#
#   docker/try.sh            wants root, podman with netavark and aardvark-dns, iptables, runc, debootstrap, curl and the .NET SDK; some six minutes on two cores the first time, two with the images made
#   docker/try.sh --clean    removes the images that it keeps for the next time
#
# What differs from a machine with a registry:
#   - The images under the names of .NET's and PostgreSQL's are made here: a Debian root from debootstrap, this machine's own .NET, Debian's PostgreSQL
#     with a start script that knows POSTGRES_USER, POSTGRES_PASSWORD and POSTGRES_DB. There is no Prometheus to be had in that way: it is left out.
#   - Plain podman commands stand for docker compose, with the settings of docker-compose.yml. podman-compose 1.0.3, the one of Debian 12, knows
#     neither 'depends_on: condition' nor 'profiles', and takes --scale without heeding it.
#   - The build sees this machine's package cache (in a layer of its own, so that nothing is written to it) and network.
#   - Ports are published on free ones instead of 8080 and 8081.
#   - Podman leaves the schedule of HEALTHCHECK to systemd: so that it works without, the check is run here by hand.
set -euo pipefail
cd "$(dirname "$0")/.."

base=localhost/akkacluster-try/debian:bookworm
postgres=localhost/akkacluster-try/postgres:15
seed=localhost/akkacluster/seed
worker=localhost/akkacluster/worker
balancer=localhost/akkacluster/balancer
server=localhost/akkacluster/server
made=("$seed" "$worker" "$balancer" "$server" "$postgres" localhost/dotnet/sdk:10.0 localhost/dotnet/aspnet:10.0 "$base")

say() { printf '\n== %s\n' "$*"; }
fail() { printf 'FAILED: %s\n' "$*" >&2; exit 1; }

if [ "${1:-}" = --clean ]; then
  for image in "${made[@]}"; do ! podman image exists "$image" || podman rmi -f "$image" >/dev/null; done
  echo "removed; 'podman image prune' takes what is left of their build stages, and whatever else has no name"
  exit 0
fi
[ $# = 0 ] || fail "unknown argument '$1'; expected none, or --clean"
[ "$(id -u)" = 0 ] || fail "debootstrap and container networks want root"
for tool in podman runc debootstrap iptables curl dotnet; do command -v "$tool" >/dev/null || fail "'$tool' is missing; apt-get install $tool"; done
# Podman's network lets containers find each other by name only with these two, which apt-get leaves out under --no-install-recommends.
for tool in netavark aardvark-dns; do
  [ -x "/usr/lib/podman/$tool" ] || [ -x "/usr/libexec/podman/$tool" ] || fail "'$tool' is missing; apt-get install $tool"
done

run=akkacluster-try-$$
scratch=$(mktemp -d)
containers=()

cleanup() {
  local status=$?
  trap - EXIT
  trap '' INT TERM
  if [ "$status" != 0 ] && [ "$status" -lt 130 ]; then
    for name in "${containers[@]}"; do printf -- '--- last lines of %s\n' "$name"; podman logs --tail 15 "$name" 2>&1 || true; done
  fi
  say "down"
  for name in "${containers[@]}"; do podman rm -f -v -t 0 "$name" >/dev/null 2>&1 || true; done
  podman network rm -f "$run" >/dev/null 2>&1 || true
  podman volume rm -f "$run-jobs" >/dev/null 2>&1 || true
  local left
  left=$(podman ps -aq --filter "name=$run"; podman network ls -q --filter "name=$run"; podman volume ls -q --filter "name=$run")
  rm -rf --one-file-system "$scratch"
  [ -z "$left" ] || { echo "left behind: $left"; status=1; }
  [ "$status" != 0 ] || echo "no container, network or volume is left; the images are kept (docker/try.sh --clean removes them)"
  exit "$status"
}
trap cleanup EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# Root without CAP_SYS_RESOURCE may lower limits, not raise them, and podman's defaults do.
files=$(ulimit -Hn); [ "$files" != unlimited ] || files=65536
cat >"$scratch/containers.conf" <<CONF
[containers]
default_ulimits = ["nofile=$files:$files", "nproc=16384:16384"]
[engine]
runtime = "runc"
[network]
network_backend = "netavark"
CONF
export CONTAINERS_CONF=$scratch/containers.conf

# ---- Images

make_base() {
  say "a Debian root, in the place of the base of .NET's images"
  debootstrap --variant=minbase --include=ca-certificates,libicu72,libssl3,libstdc++6,zlib1g,bash bookworm "$scratch/root" >"$scratch/debootstrap.log" 2>&1 \
    || { tail -5 "$scratch/debootstrap.log"; fail "debootstrap"; }
  rm -rf "$scratch"/root/var/cache/apt/archives/*.deb
  tar -C "$scratch/root" --exclude='./dev/*' --exclude='./proc/*' --exclude='./sys/*' -c . | podman import - "$base" >/dev/null
}

make_dotnet() {
  say "localhost/dotnet/sdk:10.0 and localhost/dotnet/aspnet:10.0 from this machine's .NET"
  local dotnet
  dotnet=$(dirname "$(readlink -f "$(command -v dotnet)")")
  local environment="ENV DOTNET_RUNNING_IN_CONTAINER=true DOTNET_NOLOGO=true DOTNET_CLI_TELEMETRY_OPTOUT=1"
  cat >"$scratch/aspnet" <<FILE
FROM $base
COPY dotnet /usr/share/dotnet/dotnet
COPY host /usr/share/dotnet/host
COPY shared /usr/share/dotnet/shared
RUN ln -s /usr/share/dotnet/dotnet /usr/bin/dotnet
$environment
FILE
  cat >"$scratch/sdk" <<FILE
FROM $base
COPY . /usr/share/dotnet
RUN ln -s /usr/share/dotnet/dotnet /usr/bin/dotnet
$environment
ENV SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt NUGET_CERT_REVOCATION_MODE=${NUGET_CERT_REVOCATION_MODE:-online}
FILE
  podman build -q -f "$scratch/aspnet" -t localhost/dotnet/aspnet:10.0 "$dotnet" >/dev/null
  podman build -q -f "$scratch/sdk" -t localhost/dotnet/sdk:10.0 "$dotnet" >/dev/null
}

make_postgres() {
  say "$postgres from Debian's package"
  mkdir "$scratch/postgres"
  cat >"$scratch/postgres/start" <<'FILE'
#!/bin/bash
set -e
export PATH=/usr/lib/postgresql/15/bin:$PATH PGDATA=/var/lib/postgresql/data
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  initdb -U "$POSTGRES_USER" -A scram-sha-256 --pwfile=<(echo "$POSTGRES_PASSWORD") -E UTF8 --locale=C.UTF-8 >/dev/null
  echo "host all all all scram-sha-256" >>"$PGDATA/pg_hba.conf"
  pg_ctl -w -o "-c listen_addresses=''" start >/dev/null
  PGPASSWORD=$POSTGRES_PASSWORD createdb -U "$POSTGRES_USER" "$POSTGRES_DB"
  pg_ctl -w stop >/dev/null
fi
exec postgres -c listen_addresses='*'
FILE
  cat >"$scratch/postgres/Dockerfile" <<FILE
FROM $base
RUN apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql-15 >/dev/null && rm -rf /var/lib/apt/lists/* \
 && mkdir -p /var/lib/postgresql/data && chown postgres /var/lib/postgresql/data && ln -s /usr/lib/postgresql/15/bin/pg_isready /usr/local/bin/
COPY --chmod=755 start /start
USER postgres
VOLUME /var/lib/postgresql/data
STOPSIGNAL SIGINT
ENTRYPOINT ["/start"]
FILE
  podman build -q --network host -t "$postgres" "$scratch/postgres" >/dev/null
}

build_host() { # image, project
  say "build $1"
  local packages
  packages=$(dotnet nuget locals global-packages -l | sed 's/^global-packages: //')
  # The Docker format: OCI's has no HEALTHCHECK.
  podman build --format docker --network host -v "${packages%/}:/root/.nuget/packages:O" -v /etc/ssl/certs:/etc/ssl/certs:ro \
    -f docker/Dockerfile --build-arg DOTNET_REGISTRY=localhost/ --build-arg "PROJECT=$2" -t "$1" . >"$scratch/build.log" 2>&1 \
    || { tail -30 "$scratch/build.log"; fail "building $1"; }
  podman image inspect "$1" --format '{{.Size}}' | awk '{ printf "%.0f MB\n", $1 / 1e6 }'
}

# ---- Containers

start() { # name, podman's and the image's arguments
  local name=$run-$1
  containers+=("$name")
  podman run -d --name "$name" --network "$run" --network-alias "$1" --hostname "$1" "${@:2}" >/dev/null 2>"$scratch/start.log" \
    || { cat "$scratch/start.log"; fail "starting $1"; }
}

open=(--restart on-failure --stop-timeout 40 -e AKKACLUSTER__HOSTNAME=0.0.0.0 -e AKKACLUSTER__INSECURE=on)

start_node() { # name, image, further arguments
  start "$1" "${open[@]}" -e CLUSTER_SEEDS=seed-1:4053,seed-2:4053 -e AKKACLUSTER__STORE__PROVIDER=postgres \
    -e "AKKACLUSTER__STORE__CONNECTION_STRING=Host=postgres;Username=akkacluster;Password=akkacluster;Database=akkacluster" "${@:3}" "$2"
}

stop() { # names
  local names=("${@/#/$run-}")
  podman stop -t 40 "${names[@]}" >/dev/null 2>"$scratch/stop.log" || { cat "$scratch/stop.log"; fail "stopping $*"; }
  local name code
  for name in "${names[@]}"; do
    code=$(podman inspect "$name" --format '{{.State.ExitCode}}')
    [ "$code" = 0 ] || fail "the exit code of $name is $code, expected 0"
  done
}

until_true() { # seconds, what is awaited, command
  local deadline=$((SECONDS + $1))
  until "${@:3}" >/dev/null 2>&1; do
    [ $SECONDS -lt $deadline ] || fail "after $1 s still not so: $2"
    sleep 0.3
  done
}

since() { awk -v from="$1" -v to="${EPOCHREALTIME/[.,]/}" 'BEGIN { printf "%.1f", (to - from) / 1e6 }'; }
get() { curl -sS --fail-with-body -m 120 "$api$1"; }
submit() { curl -sS --fail-with-body -m 180 -H 'Content-Type: application/json' -d "{\"kind\":\"primes\",\"parameters\":$1}" "$api/v1/jobs$2"; }
field() { grep -o "\"$1\":[^,}]*" | head -1 | cut -d: -f2- | tr -d '"'; }
members_are() {
  local cluster
  cluster=$(get /v1/cluster) || return 1
  [ "$(grep -o '"status":"Up"' <<<"$cluster" | wc -l)" = "$1" ] && [ "$(grep -o '"status":' <<<"$cluster" | wc -l)" = "$1" ] && ! grep -q '"reachable":false' <<<"$cluster"
}
is_running_job() { [ "$(get "/v1/jobs/$1" | field succeeded)" -gt 0 ]; }
expect_result() { # answer, number, job
  [ "$(field text <<<"$1")" = "$2" ] || fail "$3: expected $2, found $1"
  echo "$3: $2, right; $(field succeeded <<<"$1") tasks recorded of $(field taskCount <<<"$1")"
}

# ---- The trial

podman image exists "$base" || make_base
podman image exists localhost/dotnet/sdk:10.0 && podman image exists localhost/dotnet/aspnet:10.0 || make_dotnet
podman image exists "$postgres" || make_postgres
build_host "$seed" AkkaCluster.Seed
build_host "$worker" AkkaCluster.Worker
build_host "$balancer" AkkaCluster.LoadBalancer
build_host "$server" AkkaCluster.Server

say "up: PostgreSQL, two seeds, three workers"
podman network create "$run" >/dev/null
start postgres -v "$run-jobs:/var/lib/postgresql/data" -e POSTGRES_USER=akkacluster -e POSTGRES_PASSWORD=akkacluster -e POSTGRES_DB=akkacluster "$postgres"
until_true 60 "PostgreSQL accepts connections" podman exec "$run-postgres" pg_isready -h 127.0.0.1 -U akkacluster -d akkacluster
start_node seed-1 "$seed" -e CLUSTER_IP=seed-1 -p 127.0.0.1::8080
start_node seed-2 "$seed" -e CLUSTER_IP=seed-2
for number in 1 2 3; do start_node "worker-$number" "$worker"; done
api=http://$(podman port "$run-seed-1" 8080/tcp)
until_true 90 "five members are up, as $api/v1/cluster says" members_are 5
until_true 30 "the cluster is ready" get /readyz
echo "five members up; workers without CLUSTER_IP took their own addresses: $(get /v1/cluster | grep -o '"address":"[0-9.]*:4053"' | sort -u | cut -d'"' -f4 | tr '\n' ' ')"

say "the image"
[ "$(podman exec "$run-worker-1" id -u)" = 1654 ] || fail "the node runs as user $(podman exec "$run-worker-1" id -u), expected 1654"
podman exec "$run-worker-1" bash -c 'touch /data/probe && rm /data/probe' || fail "/data cannot be written"
for name in seed-1 seed-2 worker-1; do podman healthcheck run "$run-$name" || fail "HEALTHCHECK of $name"; done
echo "not root, /data can be written, HEALTHCHECK passes"

say "a job over HTTP, through the published port"
expect_result "$(submit '{"below":10000000}' '?wait=60s')" 664579 "primes below 10,000,000"

say "stop one worker: SIGTERM drains it"
stop worker-1
until_true 20 "four members are up" members_are 4
echo "exit code 0, and four members: it left in order"

say "kill one worker in the middle of a job"
id=$(submit '{"below":1000000000,"method":"test"}' '' | field id)
until_true 30 "the job $id has results" is_running_job "$id"
killed=${EPOCHREALTIME/[.,]/}
podman kill -s KILL "$run-worker-2" >/dev/null 2>&1
echo "killed with $(get "/v1/jobs/$id" | field succeeded) of $(get "/v1/jobs/$id" | field taskCount) tasks done"
until_true 60 "the killed worker is removed" members_are 3
echo "removed from the cluster $(since "$killed") s later"
job=$(get "/v1/jobs/$id?wait=120s")
[ "$(field state <<<"$job")" = succeeded ] || fail "the job ended so: $job"
[ "$(get "/v1/jobs/$id/result")" = 50847534 ] || fail "primes below 1,000,000,000: expected 50847534, found $(get "/v1/jobs/$id/result")"
echo "primes below 1,000,000,000: 50847534, right; $(field succeeded <<<"$job") tasks recorded of $(field taskCount <<<"$job"), done $(since "$killed") s after the kill"

say "scale the workers to five"
for number in 4 5 6 7; do start_node "worker-$number" "$worker"; done
until_true 60 "seven members are up" members_are 7
expect_result "$(submit '{"below":20000000}' '?wait=60s')" 1270607 "primes below 20,000,000"

say "the balancer and two servers"
for number in 1 2; do start "server-$number" "${open[@]}" -e "CLUSTER_IP=server-$number" "$server"; done
start balancer "${open[@]}" -e AKKACLUSTER__PUBLIC_HOSTNAME=balancer -p 127.0.0.1::8080 \
  -e AKKACLUSTER__BALANCER__SERVERS__0=server-1:4053 -e AKKACLUSTER__BALANCER__SERVERS__1=server-2:4053 "$balancer"
for name in balancer server-1 server-2; do until_true 30 "HEALTHCHECK of $name passes" podman healthcheck run "$run-$name"; done
for _ in 1 2 3 4; do
  answer=$(curl -sS --fail-with-body -m 30 -H 'Content-Type: application/json' -d '{"kind":"primes","input":"0 1000"}' "http://$(podman port "$run-balancer" 8080/tcp)/v1/tasks")
  [ "$(field output <<<"$answer")" = 168 ] || fail "primes below 1,000: expected 168, found $answer"
  echo "primes below 1,000: 168, by $(field worker <<<"$answer")"
done

say "stop all: every node drains"
stop balancer server-1 server-2
stop worker-{3,4,5,6,7}
stop seed-2 seed-1
stop postgres
echo "every exit code is 0"
