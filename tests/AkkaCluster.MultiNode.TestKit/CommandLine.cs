using System.Globalization;

namespace AkkaCluster.MultiNode.TestKit;

/// <summary>What a node's process was told when it was started: <c>-Dmultinode.role=first</c> and the like.</summary>
public static class CommandLine
{
    private static Dictionary<string, string> _values = [];

    /// <summary>Reads the arguments of the process.</summary>
    public static void Initialize(string[] args) => _values = args
        .Where(argument => argument.StartsWith("-D", StringComparison.Ordinal) && argument.Contains('='))
        .Select(argument => argument[2..].Split('=', 2))
        .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    /// <summary>The value of a key; null when it was not given.</summary>
    public static string GetProperty(string key) => _values.GetValueOrDefault(key)!;

    /// <summary>The value of a key, or a default.</summary>
    public static string GetPropertyOrDefault(string key, string defaultStr) => _values.GetValueOrDefault(key, defaultStr);

    /// <summary>The number of a key.</summary>
    public static int GetInt32(string key) => _values.TryGetValue(key, out var text) && int.TryParse(text, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new InvalidOperationException($"found {text ?? "nothing"} for -D{key}, expected a number: this process was not started as a node of a multi-node test.");

    /// <summary>The number of a key, or a default.</summary>
    public static int GetInt32OrDefault(string key, int defaultInt) => _values.ContainsKey(key) ? GetInt32(key) : defaultInt;
}
