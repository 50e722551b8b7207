using Akka.Actor;

namespace AkkaCluster.Pbm.Tests;

public sealed class DefinitionTests
{
    private static readonly CommandDefinition s_send = new CommandDefinitionBuilder().WithName("send").WithDescription("Sends")
        .WithArgument(a => a.WithName("to").WithSwitch("-t").WithSwitch("-T").IsMandatory(true).WithDescription("the target").AllowMultiple(true))
        .WithArgument(a => a.WithName("text").WithSwitch("-m").WithDefaultValue("hello"))
        .Build();

    private static readonly Dictionary<string, RegisteredPalette> s_palettes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["msg"] = new RegisteredPalette(new CommandPalette("msg", [s_send]), ActorRefs.Nobody),
    };

    [Fact]
    public void Words_become_a_command_with_its_arguments_by_name()
    {
        var command = Parse("msg", "SEND", "-t", "a", "-T", "b c");
        var arguments = new CommandArguments(s_send, command);
        Assert.Equal("send", command.Name);
        Assert.Equal(["a", "b c"], arguments.ArgumentValues("to"));
        Assert.Equal(["hello"], arguments.ArgumentValues("text"));
        Assert.False(arguments.HasArgument("text"));
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
        Assert.Throws<InvalidOperationException>(() => new CommandDefinitionBuilder().Build());
        Assert.Throws<InvalidOperationException>(() => new CommandDefinitionBuilder().WithName("a b").Build());
        Assert.Throws<InvalidOperationException>(() => new CommandDefinitionBuilder().WithName("a").WithArgument(a => a.WithName("x")));
        Assert.Throws<InvalidOperationException>(() => new CommandDefinitionBuilder().WithName("a")
            .WithArgument(a => a.WithName("x").WithSwitch("-x")).WithArgument(a => a.WithName("y").WithSwitch("-x")).Build());
        Assert.Throws<ArgumentException>(() => new CommandPalette("", []));
    }

    private static Command Parse(params string[] words)
    {
        Assert.True(CommandParser.TryParse(words, s_palettes, out _, out var command, out var fault), fault);
        return command;
    }
}
