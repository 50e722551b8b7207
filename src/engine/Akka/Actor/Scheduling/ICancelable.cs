namespace Akka.Actor;

/// <summary>A signal that work is no longer wanted.</summary>
public interface ICancelable
{
    /// <summary>Whether it was given.</summary>
    bool IsCancellationRequested { get; }

    /// <summary>The token that carries the signal.</summary>
    CancellationToken Token { get; }

    /// <summary>Gives the signal.</summary>
    void Cancel();

    /// <summary>Gives the signal after a delay.</summary>
    void CancelAfter(TimeSpan delay);

    /// <summary>Gives the signal after a delay in milliseconds.</summary>
    void CancelAfter(int millisecondsDelay);

    /// <summary>Gives the signal.</summary>
    /// <param name="throwOnFirstException">Whether the first exception of a callback is thrown, instead of all together.</param>
    void Cancel(bool throwOnFirstException);
}
