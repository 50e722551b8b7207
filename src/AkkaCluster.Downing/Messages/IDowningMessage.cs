namespace AkkaCluster.Downing.Messages;

/// <summary>A message between the crash detectors of two nodes.</summary>
internal interface IDowningMessage
{
}
