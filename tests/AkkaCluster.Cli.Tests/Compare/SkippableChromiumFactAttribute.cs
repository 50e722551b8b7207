namespace AkkaCluster.Cli.Tests.Compare;

/// <summary>A test that wants a browser, and says so where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SkippableChromiumFactAttribute : FactAttribute
{
    public const string Chromium = "/usr/bin/chromium";

    public SkippableChromiumFactAttribute()
    {
        if (!File.Exists(Chromium))
            Skip = $"There is no browser at {Chromium}; install Debian's package chromium.";
    }
}
