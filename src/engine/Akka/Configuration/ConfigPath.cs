using System.Text;

namespace Akka.Configuration;

/// <summary>Paths of configuration keys.</summary>
internal static class ConfigPath
{
    /// <summary>The elements of a path; dots within quotes do not separate.</summary>
    public static List<string> Split(string path)
    {
        var elements = new List<string>();
        var element = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < path.Length; i++)
        {
            var c = path[i];
            if (quoted && c == '\\' && i + 1 < path.Length) element.Append(path[++i]);
            else if (c == '"') quoted = !quoted;
            else if (c == '.' && !quoted)
            {
                elements.Add(element.ToString());
                element.Clear();
            }
            else element.Append(c);
        }
        if (quoted) throw new ConfigurationException($"Configuration path '{path}': found no closing '\"', expected one.");
        elements.Add(element.ToString());
        return elements;
    }
}
