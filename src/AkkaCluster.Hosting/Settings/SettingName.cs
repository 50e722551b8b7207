using System.Text;

namespace AkkaCluster.Hosting.Settings;

/// <summary>
/// How settings are called. In JSON they are written <c>AkkaCluster:Store:ConnectionString</c>, in variables <c>AKKACLUSTER__STORE__CONNECTION_STRING</c>, and people speak of
/// <c>akkacluster.store.connection-string</c>: hyphens, underscores and case make no difference.
/// </summary>
public static class SettingName
{
    /// <summary>The section of all of this project's settings.</summary>
    public const string Section = "AkkaCluster";

    /// <summary>What two ways to write one name have in common.</summary>
    public static string Plain(string key) => key.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).Replace('.', ':').ToLowerInvariant();

    /// <summary>The name for people, of a key as configuration has it.</summary>
    public static string ForPeople(string key) => string.Join('.', key.Split(':').Select(Hyphenated));

    /// <summary>The key in configuration, of a name as people give it on a command line.</summary>
    public static string ToKey(string name) => name.Replace('.', ':');

    /// <summary>The name as JSON has it.</summary>
    public static string ForJson(string name) => string.Concat(name.Split('.').Skip(1).Select(part => ":" + string.Concat(part.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..])))).Insert(0, Section);

    /// <summary>max-output-size of MaxOutputSize and of MAX_OUTPUT_SIZE.</summary>
    public static string Hyphenated(string part)
    {
        if (!part.Any(char.IsLower))
            return part.Replace('_', '-').ToLowerInvariant();
        var text = new StringBuilder();
        foreach (var letter in part)
        {
            if (char.IsUpper(letter) && text.Length > 0)
                text.Append('-');
            text.Append(letter == '_' ? '-' : char.ToLowerInvariant(letter));
        }
        return text.Replace("akka-cluster", "akkacluster").ToString();
    }
}
