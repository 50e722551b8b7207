using System.Text;

namespace AkkaCluster.Hosting.Configuration;

/// <summary>Writes settings as HOCON, so that flags and variables become one more layer of configuration.</summary>
internal static class HoconText
{
    /// <summary>A line <c>key = value</c> for each; a value that begins with [ or { is taken as HOCON, any other as a text.</summary>
    public static string From(IEnumerable<KeyValuePair<string, string>> settings)
    {
        var text = new StringBuilder();
        foreach (var (key, value) in settings)
            text.Append(key).Append(" = ").Append(IsStructure(value) ? value : Quote(value)).Append('\n');
        return text.ToString();
    }

    /// <summary>A list of texts.</summary>
    public static string List(IEnumerable<string> items) => "[" + string.Join(", ", items.Select(Quote)) + "]";

    private static bool IsStructure(string value) => value.StartsWith('[') || value.StartsWith('{');

    private static string Quote(string value) =>
        "\"" + value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";
}
