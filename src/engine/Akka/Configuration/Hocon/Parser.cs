namespace Akka.Configuration.Hocon;

/// <summary>Parses HOCON, https://github.com/lightbend/config/blob/main/HOCON.md.</summary>
public class Parser
{
    private Parser()
    {
    }

    /// <summary>
    /// Parses a document. <paramref name="includeCallback"/> gives the documents that it includes by name, null for one that does not exist;
    /// without it, names are files below the working or the program's directory.
    /// </summary>
    /// <exception cref="ConfigurationException">The text is malformed; the exception names line, column and what was expected.</exception>
    public static HoconRoot Parse(string text, Func<string, HoconRoot?>? includeCallback) =>
        new(new HoconParser(text, null, new HoconIncluder(includeCallback)).ParseDocument());
}
