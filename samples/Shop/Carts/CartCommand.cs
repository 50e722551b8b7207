namespace AkkaCluster.Samples.Shop.Carts;

/// <summary>What is asked of a cart.</summary>
internal abstract record CartCommand(string User) : IEntityMessage
{
    string IEntityMessage.EntityId => User;

    public sealed record Get(string User) : CartCommand(User);

    /// <summary>
    /// So many, whatever there were: asked twice it is the same. One that was given up, went astray, and arrives when its owner has long done something else is recognized by the version that he saw.
    /// </summary>
    public sealed record SetLine(string User, string Product, int Quantity, long Price, long? Version = null) : CartCommand(User);

    public sealed record CheckOut(string User, string Key, long? Version = null) : CartCommand(User);
}
