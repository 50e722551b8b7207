using System.Runtime.InteropServices;

namespace AkkaCluster.JobKinds.Exec;

/// <summary>The system's <c>struct pollfd</c>; a negative descriptor is passed over.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PollEntry
{
    public int Descriptor;
    public short Events;
    public short Returned;
}
