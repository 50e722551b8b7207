namespace AkkaCluster.Hosting.Settings;

/// <summary>A configuration provider that knows where each of its settings was written.</summary>
internal interface INamedSource
{
    /// <summary>The place for people, such as "--port".</summary>
    string SourceOf(string key);
}
