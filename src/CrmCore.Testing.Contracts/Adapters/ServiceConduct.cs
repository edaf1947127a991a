namespace CrmCore.Testing.Contracts;

/// <summary>How a stand-in for an outside service behaves.</summary>
public enum ServiceConduct
{
    /// <summary>It takes what comes, in the vendor's own words.</summary>
    Accepts,

    /// <summary>It asks to wait <see cref="IServiceStandIn.Wait"/> in the vendor's own way.</summary>
    AsksToWait,

    /// <summary>It refuses for good, as after a request that makes no sense.</summary>
    Refuses,

    /// <summary>It says that this recipient cannot be reached any more. Only asked of messengers and webhooks.</summary>
    RecipientIsGone,

    /// <summary>It fails on its own side, and says so in the vendor's own words.</summary>
    Fails,

    /// <summary>It takes the whole request and never answers; the stand-in then makes the adapter's time limit pass.</summary>
    FallsSilent,

    /// <summary>It accepts no connection.</summary>
    IsDown,
}
