using System.Text;
using FsCheck;
using FsCheck.Fluent;
using static AkkaCluster.EndToEndTests.Fuzz.JsonGen;

namespace AkkaCluster.EndToEndTests.Fuzz;

/// <summary>Requests to each endpoint: right ones, wrong ones, and such as no client would send.</summary>
internal static class RequestGen
{
    private const string Json = "application/json";
    private const string Ndjson = "application/x-ndjson";

    private static readonly Gen<string> Kind = Gen.Elements("noop", "noop", "noop", "primes", "sleep", "wordcount", "render", "fail", "exec", "nothing", "", "\\u0000", "\\ud83d").Select(Quoted);

    private static readonly Gen<string> Parameters = Object(
        ("below", Number), ("step", Number), ("method", Text), ("milliseconds", Gen.Elements("0", "1", "5", "86400000", "-1", "1e9")), ("pieceSize", Number), ("top", Number), ("width", Number),
        ("height", Number), ("tile", Number), ("iterations", Number), ("command", Gen.Elements("[\"true\"]", "\"true\"", "[]", "[\"\\u0000\"]")), ("environment", Object(("PATH", Text), ("A", Text))));

    private static readonly Gen<string> Inputs = Gen.Frequency(
        (2, JsonGen.Any.Select(one => $"[{one}]")),
        (3, Text.Select(one => $"[{one}]")),
        (3, Gen.Choose(0, 300).Select(count => $"[{string.Join(',', Enumerable.Range(0, count))}]")),
        (3, Object(("from", Number), ("to", Number), ("step", Number)).Select(range => $"{{\"range\":{range}}}")),
        (2, Text.Two().Select(globs => $"{{\"files\":[{globs.Item1},{globs.Item2}]}}")),
        (2, Object(("id", Text), ("count", Number)).Select(upload => $"{{\"upload\":{upload}}}")),
        (1, JsonGen.Any));

    private static readonly Gen<string> Labels = Gen.Frequency(
        (4, from name in Text from value in Text select $"{{{name}:{value}}}"),
        (1, Gen.Choose(0, 200).Select(count => "{" + string.Join(',', Enumerable.Range(0, count).Select(i => $"\"l{i}\":\"v\"")) + "}")));

    private static readonly Gen<string> Wild = Gen.Frequency((9, Object(
        ("kind", Kind), ("parameters", Parameters), ("inputs", Inputs), ("priority", Number), ("maxAttempts", Gen.Elements("1", "2", "0", "-1", "1001", "1e2")),
        ("taskTimeLimitSeconds", Gen.Elements("0.5", "1", "0", "-1", "1e-9", "1e7", "1e308")), ("failFast", Gen.Elements("true", "false", "1")), ("idempotencyKey", Text), ("labels", Labels))), (1, JsonGen.Any));

    /// <summary>Many of which are taken in: what follows is tried on those only.</summary>
    private static readonly Gen<string> Sound =
        from kind in Gen.Elements("{\"kind\":\"noop\"", "{\"kind\":\"noop\"", "{\"kind\":\"sleep\",\"parameters\":{\"milliseconds\":3}", "{\"kind\":\"fail\"", "{\"kind\":\"primes\"")
        from rest in Gen.Frequency((3, Gen.Constant("}")), (2, Labels.Select(labels => $",\"labels\":{labels}}}")), (1, Text.Select(key => $",\"idempotencyKey\":{key}}}")), (1, Number.Select(priority => $",\"priority\":{priority}}}")))
        select kind + rest;

    private static readonly Gen<string> Job = Gen.OneOf(Wild, from head in Sound from inputs in Inputs select $"{head[..^1]},\"inputs\":{inputs}}}");

    private static readonly Gen<string> Task = Gen.Frequency(
        (5, Object(("kind", Kind), ("parameters", Parameters), ("input", JsonGen.Any), ("key", Text))),
        (4, from head in Sound from input in Gen.OneOf(Text, Number, JsonGen.Any) select $"{head[..^1]},\"input\":{input}}}"),
        (1, JsonGen.Any));

    private static readonly Gen<string> Lines =
        from lines in Gen.Frequency((4, Number), (4, JsonGen.Any), (1, Text), (1, Gen.Elements("1 2", "", " ", "\r", "{} {}", "1\r2"))).ListOf()
        from end in Gen.Elements("\n", "\r\n")
        from begin in Gen.Elements("", "", "\uFEFF", "\n\n")
        select begin + string.Join(end, lines);

    private static readonly Gen<string> Value = Gen.Frequency(
        (3, Number),
        (2, Gen.Elements("", "a", "1s", "2m", "500ms", "99999999999h", "-1", "%00", "%ff", "%ed%a0%bd", "queued", "running,failed", "nosuch", "7", "a=b", "=", "a%00=b", "%25%5f!", "true", "%f0%9f%98%80")),
        (1, Gen.Choose(100, 9000).Select(length => new string('q', length))));

    private static readonly Gen<string> Id = Gen.Elements("x", "0123456789abcdef", "%00", "..", "%2e%2e", "%2F", "a%20b", "%ff", "%F0%9F%98%80", "' OR '1'='1", "{id}", "*", "127.0.0.1%3A1", new string('i', 3000));

    private static readonly Gen<string> ReadPath = Gen.OneOf(
        Gen.Elements("/", "/healthz", "/readyz", "/metrics", "/openapi/v1.json", "/v1/kinds", "/v1/cluster", "/v1/jobs", "/v1/log", "/v1/nosuch", "//", "/v1/jobs//tasks", "/v1/jobs/%2e%2e/%2e%2e"),
        from id in Id from rest in Gen.Elements("", "/result", "/tasks", "/events", "/nosuch") select $"/v1/jobs/{id}{rest}");

    private static readonly Gen<string> Query =
        from pairs in (from name in Gen.Elements("wait", "limit", "before", "state", "kind", "label", "from", "last", "nosuch", "%00") from value in Value select $"{name}={value}").ListOf(3)
        from count in Gen.Choose(0, 3)
        select count == 0 ? "" : "?" + string.Join('&', pairs.Take(count));

    private static readonly Gen<IReadOnlyList<(string, string)>> Headers =
        from name in Gen.Elements("Idempotency-Key", "Idempotency-Key", "Origin", "Host", "Authorization", "Expect", "Accept", "Content-Encoding", "Range", "X-Any")
        from value in Gen.Elements("k", "", " ", "é", "\u0001", "http://evil.example", "localhost", "evil", "Bearer x", "Bearer ", "100-continue", "gzip", "bytes=0-1", new string('h', 300), new string('h', 20_000))
        from none in Gen.Choose(0, 3)
        select (IReadOnlyList<(string, string)>)(none > 0 ? [] : [(name, value)]);

    /// <summary>Any of them. What steers nodes is left out: it would end the node, as it should.</summary>
    public static Gen<FuzzRequest> All { get; } = Gen.Frequency(
        (5, Post("/v1/jobs", Json, Job)),
        (3, Post("/v1/jobs", Ndjson, from job in Gen.OneOf(Wild, Sound, Sound) from lines in Lines select job + "\n" + lines)),
        (2, Post("/v1/uploads", Ndjson, Lines)),
        (3, Post("/v1/tasks", Json, Task)),
        (2, from path in ReadPath from query in Query from headers in Headers select new FuzzRequest("GET", path + query, null, headers, null)),
        (1, from id in Id from steer in Gen.Elements("DELETE ", "POST /pause", "POST /resume") select new FuzzRequest(steer.Split(' ')[0], $"/v1/jobs/{id}{steer.Split(' ')[1]}", null, [], [])),
        (1, from id in Id select new FuzzRequest("POST", $"/v1/nodes/{id}/drain", null, [], [])),
        (1, from method in Gen.Elements("PUT", "PATCH", "HEAD", "OPTIONS", "TRACE", "NONSENSE", "get") from path in ReadPath select new FuzzRequest(method, path, null, [], [])));

    private static Gen<FuzzRequest> Post(string path, string type, Gen<string> body) =>
        from text in body
        from bytes in Mutated(Encoding.UTF8.GetBytes(text))
        from sent in Gen.Frequency((12, Gen.Constant(type)), (1, Gen.Elements(Json, Ndjson, "text/plain", "", ";", "application/json; charset=utf-16", "multipart/form-data", new string('t', 5000))))
        from query in Gen.Frequency((4, Gen.Constant("")), (1, Gen.Constant("?wait=1s")), (1, Query))
        from headers in Headers
        from promised in Gen.Frequency((30, Gen.Constant(0)), (1, Gen.Elements(1, 100_000, 70_000_000)))
        select new FuzzRequest("POST", path + query, sent, headers, bytes, promised);

    /// <summary>Mostly as they are; else a byte changed, left out or put in.</summary>
    private static Gen<byte[]> Mutated(byte[] bytes) =>
        from how in Gen.Choose(0, 19)
        from at in Gen.Choose(0, Math.Max(0, bytes.Length - 1))
        from value in Gen.Choose(0, 255)
        select how switch
        {
            0 when bytes.Length > 0 => [.. bytes[..at], (byte)value, .. bytes[(at + 1)..]],
            1 when bytes.Length > 0 => [.. bytes[..at], .. bytes[(at + 1)..]],
            2 => [.. bytes[..at], (byte)value, .. bytes[at..]],
            3 => bytes[..at],
            _ => bytes,
        };
}
