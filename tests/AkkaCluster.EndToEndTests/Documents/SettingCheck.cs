using System.Text.RegularExpressions;
using Akka.Configuration;
using AkkaCluster.Hosting.Configuration;

namespace AkkaCluster.EndToEndTests.Documents;

/// <summary>Holds settings that documents name against the defaults beside the code.</summary>
internal static partial class SettingCheck
{
    private static readonly KnownKeys Known = new(
        Directory.EnumerateDirectories(Path.Combine(Document.Root, "src"), "AkkaCluster.*")
            .Select(folder => Path.Combine(folder, "reference.conf"))
            .Where(File.Exists)
            .Select(file => ConfigurationFactory.ParseString(File.ReadAllText(file))));

    /// <summary>What is wrong with a setting, alone or with a value, or as an environment variable; null where nothing is, or where the text is no setting.</summary>
    public static string? Fault(string text)
    {
        if (Variable().IsMatch(text))
            text = EnvironmentSettings.Read([KeyValuePair.Create(text.Split('=')[0], "x")]).Keys.Single();
        if (!Setting().IsMatch(text))
            return null;
        try
        {
            Known.Check(ConfigurationFactory.ParseString(text.AsSpan().ContainsAny('=', '{') ? text : text + " = x"), "The document");
            return null;
        }
        catch (NodeOptionsException wrong)
        {
            return wrong.Message;
        }
    }

    [GeneratedRegex(@"^AKKA(CLUSTER)?__[A-Z0-9_]+(=.*)?$")]
    private static partial Regex Variable();

    [GeneratedRegex(@"^akka(cluster)?\.[a-z0-9.-]+\s*([={].*)?$")]
    private static partial Regex Setting();
}
