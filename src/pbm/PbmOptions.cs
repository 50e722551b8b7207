using System.Globalization;

namespace AkkaCluster.Pbm.Client;

/// <summary>The command line of the client: where the host is, how to talk to it, and the command's words, if any.</summary>
internal sealed record PbmOptions
{
    public const int DefaultPort = 9110;

    public string Host { get; private init; } = "127.0.0.1";

    public int Port { get; private init; } = DefaultPort;

    public string? Token { get; private init; }

    public bool Json { get; private init; }

    public bool Help { get; private init; }

    /// <summary>How long to wait for the host to greet.</summary>
    public TimeSpan Patience { get; private init; } = TimeSpan.FromSeconds(10);

    public IReadOnlyList<string> Words { get; private init; } = [];

    public static bool TryParse(IReadOnlyList<string> args, string? tokenVariable, out PbmOptions options, out string fault)
    {
        options = new PbmOptions { Token = tokenVariable };
        var words = new List<string>();
        for (var i = 0; i < args.Count; i++)
        {
            var value = i + 1 < args.Count ? args[i + 1] : null;
            switch (args[i])
            {
                case "--json":
                    options = options with { Json = true };
                    continue;
                case "-h" or "--help" when words.Count == 0:
                    options = options with { Help = true };
                    continue;
                case "--token" or "--timeout" when value is null:
                    fault = $"{args[i]} wants a value.";
                    return false;
                case "--token":
                    options = options with { Token = value };
                    i++;
                    continue;
                case "--timeout":
                    if (!double.TryParse(value, CultureInfo.InvariantCulture, out var seconds) || seconds is not (> 0 and < 86400))
                    {
                        fault = $"--timeout is '{value}'; expected seconds above 0.";
                        return false;
                    }

                    options = options with { Patience = TimeSpan.FromSeconds(seconds) };
                    i++;
                    continue;
                default:
                    words.Add(args[i]);
                    continue;
            }
        }

        return TryTakeAddress(words, ref options, out fault);
    }

    private static bool TryTakeAddress(List<string> words, ref PbmOptions options, out string fault)
    {
        fault = "";
        if (words.Count > 0 && LooksLikeAddress(words[0]))
        {
            var colon = words[0].LastIndexOf(':');
            var name = colon < 0 ? words[0] : words[0][..colon].Trim('[', ']');
            var port = DefaultPort;
            if (colon >= 0 && (!int.TryParse(words[0][(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out port) || port is < 1 or > 65535))
            {
                fault = $"'{words[0]}' is no address; expected host:port with a port from 1 to 65535.";
                return false;
            }

            options = options with { Host = name.Length == 0 ? "127.0.0.1" : name, Port = port };
            words.RemoveAt(0);
        }

        options = options with { Words = words };
        return true;
    }

    private static bool LooksLikeAddress(string word) =>
        word.Contains(':', StringComparison.Ordinal) || word == "localhost" || System.Net.IPAddress.TryParse(word, out _);
}
