using Akka.Actor;

namespace Akka.Remote;

/// <summary>The uid that tells this incarnation of the actor system from others at the same address.</summary>
public class AddressUid : IExtension
{
    /// <summary>The uid: random, never 0.</summary>
    public readonly int Uid = Draw();

    private static int Draw()
    {
        int uid;
        do uid = Random.Shared.Next(int.MinValue, int.MaxValue);
        while (uid == 0);
        return uid;
    }
}
