using Akka.Remote.Transport;
using Google.Protobuf;

namespace AkkaCluster.Samples.Shop.Drill;

/// <summary>A connection over which nothing goes while this process is cut off; it stays open, as a cut network leaves it.</summary>
internal sealed class CutHandle : AssociationHandle, IHandleEventListener
{
    private readonly AssociationHandle _driver;
    private IHandleEventListener? _listener;

    public CutHandle(AssociationHandle driver)
        : base(driver.LocalAddress, driver.RemoteAddress)
    {
        _driver = driver;
        _ = ReadHandlerSource.Task.ContinueWith(
            attached =>
            {
                _listener = attached.Result;
                driver.ReadHandlerSource.TrySetResult(this);
            },
            TaskScheduler.Default);
    }

    public override bool Write(ByteString payload) => CutTransport.IsCut || _driver.Write(payload);

    [Obsolete("As Akka.Remote has it.")]
    public override void Disassociate() => _driver.Disassociate();

    public void Notify(IHandleEvent ev)
    {
        if (!CutTransport.IsCut || ev is not InboundPayload)
            _listener!.Notify(ev);
    }
}
