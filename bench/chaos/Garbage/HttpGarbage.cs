using System.Text;

namespace AkkaCluster.Chaos.Garbage;

/// <summary>Requests that are none, or that no client would make.</summary>
internal sealed class HttpGarbage : IGarbage
{
    private const string Host = "Host: 127.0.0.1\r\n";
    private const string JsonPost = "POST /v1/jobs HTTP/1.1\r\n" + Host + "Content-Type: application/json\r\n";
    private const string Chunked = JsonPost + "Transfer-Encoding: chunked\r\n\r\n";

    // Of a kind that there is not: no bit that is turned over makes a job of it.
    private const string Job = """{"kind":"no-such-kind-at-all","inputs":[1,2,3],"labels":{"a":"b"}}""";

    private static readonly string[] Bodies = ["", "{", "[]", "null", "{\"kind\":", "\"\\ud800\"", Job, new('[', 5000), "{\"kind\":\"primes\",\"parameters\":{\"below\":-1}}"];
    private static readonly string[] Paths = ["/v1/nosuch", "/v1/jobs/%00", "/v1/jobs/%ff", "/v1/jobs/..%2f..%2fetc", "//", "/v1/jobs?limit=-1", "/v1/jobs?limit=99999999999999999999", "/v1/jobs/x/tasks?from=zz", "/v1/schedules/%ed%a0%bd"];
    private static readonly string[] Methods = ["GET", "PUT", "PATCH", "OPTIONS", "NONSENSE", "get"];
    private static readonly string[] Lengths = ["-1", "0x10", "99999999999999999999", "9223372036854775807", "1, 2", "", "4\r\nContent-Length: 5"];
    private static readonly string[] Chunks = ["zz\r\nabc\r\n", "-1\r\nabc\r\n", "ffffffffffffffffffff\r\nabc\r\n", "7fffffff\r\nabc", "3\r\nabcdef\r\n", "\r\n\r\n", "5;" + new string('x', 9000)];
    private static readonly string[] Lines = ["GET\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "GET  HTTP/1.1\r\n\r\n", " / HTTP/1.1\r\n\r\n", "\r\n\r\n\r\nX\r\n\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "GET /" + new string('a', 9000) + " HTTP/1.1\r\n", "GET / HTTP/1.1\r\nHost 127\r\n\r\n", "GET / HTTP/1.1\r\n\r\n"];

    public string Port => "HTTP";

    public byte[] EndlessBegin { get; } = Bytes(Chunked);

    // White space: whoever reads JSON has to go on.
    public byte[] Endless { get; } = Bytes($"{1 << 16:x}\r\n{new string(' ', 1 << 16)}\r\n");

    public byte[] Opening(Random random) => [];

    public byte[] Mild(Random random)
    {
        if (random.Next(2) == 0)
            return Bytes($"{Any(random, Methods)} {Any(random, Paths)} HTTP/1.1\r\n{Host}\r\n");
        var body = random.Next(3) switch { 0 => Mutation.Noise(random, 300), 1 => Mutation.Flip(random, Bytes(Job)), _ => Bytes(Any(random, Bodies)) };
        return [.. Bytes(FormattableString.Invariant($"{JsonPost}Content-Length: {body.Length}\r\n\r\n")), .. body];
    }

    public byte[] Harsh(Random random) => random.Next(9) switch
    {
        0 => Mutation.Noise(random, 2000),
        1 => Mutation.Cut(random, Mild(random)),
        2 => Mutation.Flip(random, Bytes($"{JsonPost}Content-Length: {Job.Length}\r\n\r\n{Job}")),
        3 => Bytes(Any(random, Lines)),
        4 => Bytes("GET / HTTP/1.1\r\n" + Host + string.Concat(Enumerable.Range(0, random.Next(10, 2000)).Select(i => FormattableString.Invariant($"X-{i}: {i:d16}\r\n")))),
        5 => Bytes(Chunked + Any(random, Chunks)),
        6 => Bytes($"{JsonPost}Content-Length: {Any(random, Lengths)}\r\n\r\n{Job}"),
        7 => Bytes(FormattableString.Invariant($"{JsonPost}Content-Length: {Job.Length + random.Next(1, 1 << 20)}\r\n\r\n{Job}")),
        _ => Bytes(FormattableString.Invariant($"{JsonPost}Content-Length: {random.Next(Job.Length)}\r\n\r\n{Job}{Job}")),
    };

    private static string Any(Random random, string[] texts) => texts[random.Next(texts.Length)];

    private static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);
}
