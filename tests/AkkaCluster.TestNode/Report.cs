namespace AkkaCluster.TestNode;

/// <summary>Tells the test, a line at a time.</summary>
internal static class Report
{
    private static readonly TextWriter Output = TextWriter.Synchronized(new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true });

    public static void Line(string text) => Output.WriteLine($"@ {text}");
}
