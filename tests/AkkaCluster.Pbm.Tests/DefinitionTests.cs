using Akka.Actor;

namespace AkkaCluster.Pbm.Tests;

public sealed class DefinitionTests
{
    private static readonly CommandDefinition s_send = new(
        "send", "Sends", new ArgumentDefinition("to", "the target", "-t", "-T") { IsMandatory = true, AllowsMultiple = true }, new ArgumentDefinition("text", "", "-m") { Default = "hello" });

    private static readonly Dictionary<string, RegisteredPalette> s_palettes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["msg"] = new RegisteredPalette(new CommandPalette("msg", [s_send], Props.Empty), ActorRefs.Nobody),
    };

    [Fact]
    public void Words_become_a_command_with_its_arguments_by_name()
    {
        var command = Parse("msg", "SEND", "-t", "a", "-T", "b c");
        var arguments = new CommandArguments(s_send, command);
        Assert.Equal("send", command.Name);
        Assert.Equal(["a", "b c"], arguments.ArgumentValues("to"));
        Assert.Equal(["hello"], arguments.ArgumentValues("text"));
        Assert.Throws<ArgumentException>(() => arguments.ArgumentValues("none"));
    }

    [Theory]
    [InlineData("", "No palette ''. There are: msg.")]
    [InlineData("mail", "No palette 'mail'")]
    [InlineData("msg", "No command ''")]
    [InlineData("msg read", "There are: send.")]
    [InlineData("msg send", "wants -t TO: the target")]
    [InlineData("msg send -t", "-t wants a value")]
    [InlineData("msg send -x 1", "There are: -T, -m, -t.")]
    [InlineData("msg send -t a -m 1 -m 2", "-m is given twice")]
    public void What_is_wrong_is_named(string line, string part)
    {
        Assert.False(CommandParser.TryParse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries), s_palettes, out _, out _, out var fault));
        Assert.Contains(part, fault, StringComparison.Ordinal);
    }

    [Fact]
    public void A_definition_that_makes_no_sense_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new CommandDefinition("", ""));
        Assert.Throws<ArgumentException>(() => new CommandDefinition("a b", ""));
        Assert.Throws<ArgumentException>(() => new CommandDefinition("a", "", new ArgumentDefinition("x", "")));
        Assert.Throws<ArgumentException>(() => new CommandDefinition("a", "", new ArgumentDefinition("x", "", "-x"), new ArgumentDefinition("y", "", "-x")));
        Assert.Throws<ArgumentException>(() => new CommandPalette("", [], Props.Empty));
    }

    private static Command Parse(params string[] words)
    {
        Assert.True(CommandParser.TryParse(words, s_palettes, out _, out var command, out var fault), fault);
        return command;
    }
}
