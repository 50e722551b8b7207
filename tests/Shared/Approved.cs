using System.Runtime.CompilerServices;

namespace AkkaCluster.Tests;

/// <summary>Holds a text against the one that a person approved, in a file beside the test.</summary>
internal static class Approved
{
    /// <param name="name">The file's name; what was received is written beside it where the two differ.</param>
    /// <param name="received">The text now.</param>
    /// <param name="test">The test's own file.</param>
    public static void Hold(string name, string received, [CallerFilePath] string test = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(test)!, name);
        if (File.Exists(path) && File.ReadAllText(path) == received)
            return;
        var other = path.Replace(".approved.", ".received.", StringComparison.Ordinal);
        File.WriteAllText(other, received);
        Assert.Fail($"{path} is not what it was approved to be. Compare it with {other}; if that is right, put it in its place.");
    }
}
