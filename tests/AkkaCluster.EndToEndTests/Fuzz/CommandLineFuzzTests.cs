using AkkaCluster.Cli.Commands;
using AkkaCluster.Cli.Exec;
using FsCheck;
using FsCheck.Fluent;

namespace AkkaCluster.EndToEndTests.Fuzz;

/// <summary>Whatever is typed after <c>akkacluster</c>: it is understood, or what is wrong with it is said.</summary>
public sealed class CommandLineFuzzTests
{
    /// <summary>Words as people type them, and as nobody does.</summary>
    internal static Gen<string[]> Words { get; } = Gen.Frequency(
        (5, Gen.Elements("submit", "exec", "status", "watch", "result", "tasks", "cancel", "kinds", "cluster", "drain", "up", "demo", "compare", "completion", "noop", "primes")),
        (5, Gen.Elements("--wait", "--key", "--label", "--priority", "--time-limit", "--max-attempts", "--files", "--range", "-i", "-p", "-o", "--json", "--gateway", "--token", "--state", "--kind", "--seeds", "--patience", "--slots", "-j", "-N", "-C", "--halt", "--block", "--tagstring", "--pipe", "-q", "--", ":::", "-h")),
        (5, Gen.Elements("a", "a=b", "=", "a=", "=b", "0", "-1", "1.5", "1e400", "99999999999h", "-5s", "1s", "0..10", "10..0", "-9223372036854775808..9223372036854775807", "1..2:0", "..", "@", "@x", "{}", "{", "[1]", "", " ", "'", "\"", "\\", "\0", "é", "http://x", "http://", "::::", "-", "---", "--nosuch", "%"))).ListOf().Select(words => words.ToArray());

    [Fact]
    public void Every_command_line_is_read()
    {
        var root = RootCommands.Create();
        foreach (var words in FuzzPlan.Of(Words, FuzzPlan.Cases))
        {
            var parsed = root.Parse(words);
            _ = parsed.Errors.Select(error => error.Message).ToList();
        }
    }

    [Fact]
    public void Every_value_is_read_or_refused_with_a_word_on_its_use()
    {
        foreach (var words in FuzzPlan.Of(Words, FuzzPlan.Cases))
        {
            Read(() => new ExecSettings(CommandLine.Parse([ExecCommand.Name, .. words]), words));
            Read(() => ParameterText.Read(words.FirstOrDefault(), words.Skip(1)));
            foreach (var word in words)
            {
                Read(() => InputOptions.Range(word));
                Read(() => JobOptions.Duration(word, "--time-limit"));
                Read(() => JobOptions.Pairs([word], "--label"));
            }
        }
    }

    private static void Read(Func<object> read)
    {
        try
        {
            _ = read();
        }
        catch (UsageException wrong)
        {
            Assert.NotEmpty(wrong.Message);
        }
    }
}
