using System.Reflection;
using System.Text.Json;
using Akka.Configuration.Hocon;

namespace Akka.Configuration;

/// <summary>Makes configurations of HOCON texts, files, resources and objects.</summary>
public class ConfigurationFactory
{
    private static readonly string[] DefaultFiles = ["app.conf", "app.hocon"];
    private static Config? _reference;

    /// <summary>The configuration without any setting.</summary>
    public static Config Empty => Config.Empty;

    /// <summary>Parses HOCON.</summary>
    /// <exception cref="ConfigurationException">The text is malformed; the exception names line, column and what was expected.</exception>
    public static Config ParseString(string hocon) => ParseString(hocon, null);

    /// <summary>Parses HOCON whose includes <paramref name="includeCallback"/> provides.</summary>
    /// <exception cref="ConfigurationException">The text is malformed; the exception names line, column and what was expected.</exception>
    public static Config ParseString(string hocon, Func<string, HoconRoot?>? includeCallback) => new(Parser.Parse(hocon, includeCallback));

    /// <summary>The application's configuration: app.conf or app.hocon of the working directory; empty when there is none.</summary>
    public static Config Load() => DefaultFiles.FirstOrDefault(File.Exists) is { } file ? ParseString(File.ReadAllText(file)) : Empty;

    /// <summary>The defaults of this assembly's settings, its reference.conf.</summary>
    public static Config Default() => _reference ??= FromResource("reference.conf", typeof(ConfigurationFactory).Assembly);

    /// <summary>Parses a resource of the assembly that defines the type of <paramref name="instanceInAssembly"/> (or is it, or is that type).</summary>
    public static Config FromResource(string resourceName, object instanceInAssembly) => FromResource(resourceName, instanceInAssembly switch
    {
        Assembly assembly => assembly,
        Type type => type.Assembly,
        _ => instanceInAssembly.GetType().Assembly,
    });

    /// <summary>Parses a resource of the assembly that defines <typeparamref name="TAssembly"/>.</summary>
    public static Config FromResource<TAssembly>(string resourceName) => FromResource(resourceName, typeof(TAssembly).Assembly);

    /// <summary>Parses a resource of an assembly.</summary>
    public static Config FromResource(string resourceName, Assembly assembly)
    {
        using var stream = assembly.GetManifestResourceStream(resourceName) ?? throw new ConfigurationException(
            $"found no resource '{resourceName}' in {assembly.GetName().Name}, expected one of: {string.Join(", ", assembly.GetManifestResourceNames())}.");
        using var reader = new StreamReader(stream);
        return new Config(new HoconRoot(new HoconParser(reader.ReadToEnd(), $"{resourceName} of {assembly.GetName().Name}", new HoconIncluder(null)).ParseDocument()));
    }

    /// <summary>The public properties of an object as settings.</summary>
    public static Config FromObject(object source) => ParseString(JsonSerializer.Serialize(source));
}
