using Akka.Configuration;

namespace Akka.Remote;

/// <summary>The defaults of <c>akka.remote</c>: the embedded <c>reference.conf</c>.</summary>
internal static class RemoteConfig
{
    public static readonly Config Default = Read();

    private static Config Read()
    {
        using var stream = typeof(RemoteConfig).Assembly.GetManifestResourceStream("reference.conf")!;
        using var reader = new StreamReader(stream);
        return ConfigurationFactory.ParseString(reader.ReadToEnd());
    }
}
