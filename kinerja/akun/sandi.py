"""Password hashing tuned for two cores (promise: ≤ 200 ms per login)."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2Ringan(Argon2PasswordHasher):
    """argon2id, 64 MiB; parallelism 1 because a login should hold one core only."""

    algorithm = "argon2"
    time_cost = 2
    memory_cost = 65536
    parallelism = 1
