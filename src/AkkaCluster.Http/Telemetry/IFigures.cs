namespace AkkaCluster.Http.Telemetry;

/// <summary>Instruments whose figures have to be asked for: whoever scrapes gets those of now.</summary>
internal interface IFigures
{
    /// <summary>Asks for the figures; what cannot be had soon is told as missing.</summary>
    Task RefreshAsync(CancellationToken cancellation);
}
