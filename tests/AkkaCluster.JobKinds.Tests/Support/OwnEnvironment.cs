using System.Runtime.CompilerServices;

namespace AkkaCluster.JobKinds.Tests.Support;

/// <summary>A setting in this process's environment, as a worker has its token there: set before anything reads it.</summary>
internal static class OwnEnvironment
{
    public const string Name = "AKKACLUSTER__HTTP__TOKEN";
    public const string Value = "token-of-the-worker";

    [ModuleInitializer]
    internal static void Set() => Environment.SetEnvironmentVariable(Name, Value);
}
