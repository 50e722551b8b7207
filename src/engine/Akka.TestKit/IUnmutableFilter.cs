namespace Akka.TestKit;

/// <summary>A filter at work; it ends with <see cref="Unmute"/> or when it is disposed of.</summary>
public interface IUnmutableFilter : IDisposable
{
    /// <summary>Ends the filter.</summary>
    void Unmute();
}
