// For mongosh, as root: the replica set of one member, a user for the desk, and one for readers that only reads.
/* global db, rs, sleep, print */
const { MONGO_ARCHIVE_PASSWORD, MONGO_READER_PASSWORD } = process.env;

try {
  rs.status();
} catch (error) {
  if (error.codeName !== 'NotYetInitialized') throw error;
  rs.initiate({ _id: 'rs0', members: [{ _id: 0, host: 'mongo:27017' }] });
}
while (!db.hello().isWritablePrimary) sleep(200);

const archive = db.getSiblingDB('archive');
function setUser(user, pwd, roles) {
  if (archive.getUser(user)) archive.updateUser(user, { pwd, roles });
  else archive.createUser({ user, pwd, roles });
}
setUser('archive', MONGO_ARCHIVE_PASSWORD, [
  { role: 'readWrite', db: 'archive' },
  { role: 'dbAdmin', db: 'archive' },
]);
setUser('reader', MONGO_READER_PASSWORD, [{ role: 'read', db: 'archive' }]);
print('MongoDB is ready.');
