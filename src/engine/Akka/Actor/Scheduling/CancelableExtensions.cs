namespace Akka.Actor;

/// <summary>Cancels what may not be there.</summary>
public static class CancelableExtensions
{
    /// <summary>Gives the signal, where there is one to give.</summary>
    public static void CancelIfNotNull(this ICancelable? cancelable) => cancelable?.Cancel();
}
