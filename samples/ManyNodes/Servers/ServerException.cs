namespace ManyNodes;

/// <summary>There is no PostgreSQL to work with.</summary>
/// <param name="message">What is missing, and what to do.</param>
internal sealed class ServerException(string message) : Exception(message);
