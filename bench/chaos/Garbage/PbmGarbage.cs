using System.Text;

namespace AkkaCluster.Chaos.Garbage;

/// <summary>Lines that are no frames of the operators' console, and frames that ask for nothing that there is.</summary>
internal sealed class PbmGarbage : IGarbage
{
    private const string Hello = "{\"hello\":1}\n";
    private const string Show = "{\"id\":7,\"words\":[\"cluster\",\"show\"]}\n";

    private static readonly string[] Words = ["[]", "[\"\"]", "[\"nosuch\"]", "[\"cluster\"]", "[\"cluster\",\"nosuch\"]", "[\"cluster\",\"show\",\"--nosuch\"]", "[\"jobs\",\"show\",\"-i\"]", "[\"\\u0000\",\"\\ud800\"]"];
    private static readonly string[] Wrong = ["{}\n", "null\n", "[]\n", "{\"hello\":-1}\n", "{\"hello\":99999999999}\n", "{\"id\":1e400,\"words\":[]}\n", "{\"id\":1,\"words\":[null]}\n", "{\"id\":1,\"words\":\"x\"}\n", "\0\n", new string('[', 3000) + "\n", new('x', 70_000)];

    public string Port => "pbm";

    public byte[] EndlessBegin { get; } = Bytes(Hello);

    public byte[] Endless { get; } = Bytes(new string('x', 1 << 16));

    public byte[] Opening(Random random) => Bytes(Hello);

    public byte[] Mild(Random random) => random.Next(3) switch
    {
        0 => Bytes("\n"),
        1 => Bytes(FormattableString.Invariant($"{{\"cancel\":{random.NextInt64()}}}\n")),
        _ => Bytes(FormattableString.Invariant($"{{\"id\":{random.NextInt64()},\"words\":{Words[random.Next(Words.Length)]}}}\n")),
    };

    public byte[] Harsh(Random random) => random.Next(4) switch
    {
        0 => Mutation.Noise(random, 2000),
        1 => Mutation.Cut(random, Bytes(Show)),
        2 => [.. Mutation.Flip(random, Bytes(Show)), (byte)'\n'],
        _ => Bytes(Wrong[random.Next(Wrong.Length)]),
    };

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
