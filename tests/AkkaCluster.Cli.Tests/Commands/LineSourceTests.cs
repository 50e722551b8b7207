using System.Text;
using AkkaCluster.Cli.Commands;

namespace AkkaCluster.Cli.Tests.Commands;

public class LineSourceTests
{
    [Theory]
    [InlineData("a\nb\n", "a|b")]
    [InlineData("a\nb", "a|b")]
    [InlineData("\n\n", "|")]
    [InlineData("", null)]
    [InlineData("a\r\nb\rc\n", "a\r|b\rc")]
    public async Task A_line_end_ends_an_input_and_nothing_else_is_taken_off(string text, string? inputs) =>
        Assert.Equal(inputs?.Split('|') ?? [], await ReadAsync(Encoding.UTF8.GetBytes(text), nullEnded: false));

    [Fact]
    public async Task A_null_character_may_end_them_instead() =>
        Assert.Equal(["a\nb", "c"], await ReadAsync("a\nb\0c\0"u8.ToArray(), nullEnded: true));

    [Fact]
    public async Task Without_that_a_null_character_is_refused_and_never_cuts() =>
        Assert.Contains("-0", (await Assert.ThrowsAsync<UsageException>(() => ReadAsync("a\0b\0c\0"u8.ToArray(), nullEnded: false))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Bytes_that_are_no_text_are_refused_and_never_replaced() =>
        Assert.Contains("Input 1", (await Assert.ThrowsAsync<UsageException>(() => ReadAsync([(byte)'a', (byte)'\n', 0xff, (byte)'\n'], nullEnded: false))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Inputs_may_be_longer_than_what_is_read_at_once()
    {
        var line = new string('ü', 300_000);
        Assert.Equal([line, line], await ReadAsync(Encoding.UTF8.GetBytes($"{line}\n{line}\n"), nullEnded: false));
    }

    private static async Task<List<string>> ReadAsync(byte[] bytes, bool nullEnded)
    {
        var inputs = new List<string>();
        await foreach (var input in new LineSource(nullEnded, allowNull: false).ReadAsync(new MemoryStream(bytes)))
            inputs.Add(input);
        return inputs;
    }
}
