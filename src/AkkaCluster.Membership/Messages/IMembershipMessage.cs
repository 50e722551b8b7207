namespace AkkaCluster.Membership.Messages;

/// <summary>A message between the crash detectors of two nodes.</summary>
internal interface IMembershipMessage
{
}
