namespace AkkaCluster.Samples.Shop.Stock;

/// <summary>A product's stock: what orders get is settled here, one after the other; the catalogue has a hint of it.</summary>
internal sealed class StockActor : Entity<StockLevel, StockEvent>
{
    private readonly IActorRef _catalogue;

    public StockActor(string product, IActorRef catalogue)
        : base("stock", product)
    {
        _catalogue = catalogue;
        Command<StockCommand.Take>(take =>
        {
            var sender = Sender;
            Settle(() => State.Decide(take), () =>
            {
                Hint();
                sender.Tell(new Reply.Taken(Id, take.Step, State.Did(take)));
            });
        });
        Command<StockCommand.Restock>(more =>
        {
            var sender = Sender;
            Settle(() => State.Decide(more), () =>
            {
                Hint();
                sender.Tell(new Reply.Restocked(Id, State.Available));
            });
        });
    }

    protected override void OnRecovered() => Record(Product.All.FirstOrDefault(product => product.Id == Id) is { } known ? State.Decide(new StockCommand.Restock(Id, known.Stock, "opening")) : [], Hint);

    private void Hint() => _catalogue.Tell(new CatalogueMessage.StockIs(Id, State.Available));
}
